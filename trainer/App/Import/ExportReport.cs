using System.Collections.Generic;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>What <c>export</c> did.</summary>
/// <param name="File">The table that was written.</param>
/// <param name="Sources">The tables that were read.</param>
/// <param name="Rows">The rows written, each id once.</param>
/// <param name="Duplicates">The rows of an id that came before.</param>
public sealed record ExportReport(string File, IReadOnlyList<string> Sources, long Rows, long Duplicates);
