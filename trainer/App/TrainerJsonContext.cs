using System.Collections.Generic;
using System.Text.Json.Serialization;
using MbRlRobot.CommandLine;
using MbRlRobot.Evaluation;
using MbRlRobot.TrainerApp.Fit;
using MbRlRobot.TrainerApp.Import;
using MbRlRobot.TrainerApp.Inspect;
using MbRlRobot.TrainerApp.Versions;

namespace MbRlRobot.TrainerApp;

/// <summary>The source-generated JSON contract of what the commands tell machines; numbers that are not finite are null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FitReport))]
[JsonSerializable(typeof(ModelEvaluation))]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(ExportReport))]
[JsonSerializable(typeof(IReadOnlyList<ModelsReport>))]
public sealed partial class TrainerJsonContext : JsonSerializerContext;
