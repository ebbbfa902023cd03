namespace MbRlRobot.Reports;

/// <summary>The software of a run.</summary>
/// <param name="Product">Version of this product.</param>
/// <param name="Dotnet">Version of the .NET runtime.</param>
/// <param name="ModelFormat">Version of the model format (<see cref="Models.ModelFormat.Version"/>).</param>
public sealed record RunVersions(string Product, string Dotnet, int ModelFormat);
