using System;

namespace MbRlRobot.PlantApp.Serve;

/// <summary>A line of <c>serve --json</c>: something has happened.</summary>
/// <param name="Kind"><c>listening</c>, <c>event</c>, or at last <c>counts</c>.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Text">What, for people.</param>
/// <param name="Address">Where the plant is served: HOST:PORT.</param>
internal sealed record ServeEvent(string Kind, DateTime Time, string Text, string Address);
