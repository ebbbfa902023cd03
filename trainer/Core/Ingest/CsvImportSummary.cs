using System.Collections.Generic;

namespace MbRlRobot.Ingest;

/// <summary>What taking in a user's table came to.</summary>
/// <param name="Rows">The rows of the table, its header apart.</param>
/// <param name="Transitions">
/// The transitions they gave: an episode's last row gives none unless the row has its own next state and duration.
/// </param>
/// <param name="Episodes">The episodes.</param>
/// <param name="Epoch">The epoch of all transitions: a hash of the file's bytes, so that a file gives the same ids each time.</param>
/// <param name="Separator">What separates the cells: a comma, a semicolon or a tabulator.</param>
/// <param name="Unusable">The transitions that a fit leaves out, by reason; they are kept.</param>
/// <param name="IgnoredColumns">The columns that were not read.</param>
/// <param name="AbsentParameters">The robot's parameters that the table does not have; their defaults stand in.</param>
public sealed record CsvImportSummary(
    long Rows,
    long Transitions,
    int Episodes,
    ulong Epoch,
    char Separator,
    IReadOnlyList<UnusableRows> Unusable,
    IReadOnlyList<string> IgnoredColumns,
    IReadOnlyList<string> AbsentParameters);
