using System.Collections.Generic;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>What <c>import</c> did.</summary>
/// <param name="Target">The table of transitions that was written, or the trainer's folder with the store.</param>
/// <param name="New">The transitions written or stored.</param>
/// <param name="Known">The transitions that were there already, in the store or in a source before.</param>
/// <param name="Sources">The logs and tables, in their order.</param>
public sealed record ImportReport(string Target, long New, long Known, IReadOnlyList<ImportedSource> Sources);
