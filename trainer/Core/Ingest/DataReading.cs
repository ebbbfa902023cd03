using System.Collections.Generic;

namespace MbRlRobot.Ingest;

/// <summary>What reading a folder of transitions came to.</summary>
/// <param name="Files">The tables that were read, in their order.</param>
/// <param name="SkippedFiles">The other <c>*.csv</c> files of the folder: they are no tables of transitions.</param>
/// <param name="Rows">The rows that were handed on.</param>
/// <param name="Duplicates">The rows dropped because one of the same id came before.</param>
/// <param name="TornFiles">The tables whose last line was half written, and dropped.</param>
/// <param name="AbsentParameters">The parameters that a table does not have; their defaults stand in its rows.</param>
public sealed record DataReading(
    IReadOnlyList<string> Files,
    IReadOnlyList<string> SkippedFiles,
    long Rows,
    long Duplicates,
    IReadOnlyList<string> TornFiles,
    IReadOnlyList<string> AbsentParameters);
