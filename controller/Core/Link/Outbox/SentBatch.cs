using System.Threading.Tasks;

namespace MbRlRobot.Link.Outbox;

/// <summary>A batch on its way: published, and not acknowledged by the trainer.</summary>
/// <param name="Cursor">Its epoch's cursor.</param>
/// <param name="LastSequence">Its last row.</param>
/// <param name="Publication">Done once the broker has it.</param>
internal sealed record SentBatch(EpochCursor Cursor, ulong LastSequence, Task Publication);
