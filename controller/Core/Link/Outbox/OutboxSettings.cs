using System;

namespace MbRlRobot.Link.Outbox;

/// <summary>How transitions are sent.</summary>
/// <param name="BatchInterval">How long a row of the running epoch waits for others to fill a batch.</param>
/// <param name="ResendAfter">
/// After how long without a word of the trainer rows count as dropped, and are sent again; doubled each time, up to eightfold.
/// </param>
/// <param name="Window">How many batches may be on their way, not acknowledged by the trainer; at least 1.</param>
public sealed record OutboxSettings(TimeSpan BatchInterval, TimeSpan ResendAfter, int Window)
{
    /// <summary>Batches of up to a second, eight on their way, sent again after ten seconds.</summary>
    public static OutboxSettings Usual { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), 8);
}
