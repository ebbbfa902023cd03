using System.Collections.Generic;
using MbRlRobot.Ingest;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>What one log or table came to.</summary>
/// <param name="Source">The log or table.</param>
/// <param name="RobotId">Whose transitions they are.</param>
/// <param name="Epochs">Their epochs, 16 hexadecimal digits each; of a table one, a hash of the file.</param>
/// <param name="Rows">The rows of the table; of a log its transitions.</param>
/// <param name="Transitions">The transitions that they gave.</param>
/// <param name="Episodes">The episodes.</param>
/// <param name="Unusable">The transitions that a fit leaves out, by reason; they are taken in.</param>
/// <param name="Warnings">What was not taken in though it is there: what is damaged, what has another schema.</param>
/// <param name="Separator">What separates the cells of a table; null for a log.</param>
/// <param name="IgnoredColumns">The columns of a table that were not read; null for a log.</param>
/// <param name="AbsentParameters">The robot's parameters that a table does not have, at their defaults; null for a log.</param>
public sealed record ImportedSource(
    string Source,
    string RobotId,
    IReadOnlyList<string> Epochs,
    long Rows,
    long Transitions,
    int Episodes,
    IReadOnlyList<UnusableRows> Unusable,
    IReadOnlyList<string> Warnings,
    string? Separator = null,
    IReadOnlyList<string>? IgnoredColumns = null,
    IReadOnlyList<string>? AbsentParameters = null);
