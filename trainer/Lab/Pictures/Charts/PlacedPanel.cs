namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>A panel with its place.</summary>
internal sealed record PlacedPanel(Panel Panel, PlotArea Area, TickScale XTicks, TickScale YTicks, bool ShowsX);
