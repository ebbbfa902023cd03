using System;

namespace MbRlRobot.TrainerApp.Serve;

/// <summary>A line of <c>serve --json</c>: something has happened.</summary>
/// <param name="Kind">Always <c>event</c>.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Text">What, for people.</param>
internal sealed record ServeEvent(string Kind, DateTime Time, string Text);
