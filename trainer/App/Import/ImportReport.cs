using System.Collections.Generic;
using MbRlRobot.Ingest;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>What <c>import</c> did.</summary>
/// <param name="File">The table of transitions that was written.</param>
/// <param name="Rows">The rows of the user's table.</param>
/// <param name="Transitions">The transitions that they gave.</param>
/// <param name="Episodes">The episodes.</param>
/// <param name="Epoch">The epoch of all of them, 16 hexadecimal digits: a hash of the user's file.</param>
/// <param name="Separator">What separates its cells.</param>
/// <param name="Unusable">The transitions that a fit leaves out, by reason; they are in the file.</param>
/// <param name="IgnoredColumns">The columns that were not read.</param>
/// <param name="AbsentParameters">The robot's parameters that the table does not have; their defaults stand in.</param>
public sealed record ImportReport(
    string File,
    long Rows,
    long Transitions,
    int Episodes,
    string Epoch,
    string Separator,
    IReadOnlyList<UnusableRows> Unusable,
    IReadOnlyList<string> IgnoredColumns,
    IReadOnlyList<string> AbsentParameters);
