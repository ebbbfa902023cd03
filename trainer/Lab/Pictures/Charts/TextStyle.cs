namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>How a text is written.</summary>
internal sealed record TextStyle(double Size, string Colour, string Anchor = "", bool IsBold = false)
{
    internal static TextStyle Title { get; } = new(17, Palette.Ink, IsBold: true);

    internal static TextStyle Subtitle { get; } = new(12.5, Palette.Grey);

    internal static TextStyle Legend { get; } = new(12, Palette.Ink);

    internal static TextStyle PanelTitle { get; } = new(12.5, Palette.Ink, IsBold: true);

    internal static TextStyle Caption { get; } = new(12, Palette.Ink);

    internal static TextStyle XCaption { get; } = new(12, Palette.Ink, "middle");

    internal static TextStyle XTick { get; } = new(11, Palette.Grey, "middle");

    internal static TextStyle YTick { get; } = new(11, Palette.Grey, "end");

    internal static TextStyle NoData { get; } = new(12, Palette.Grey, "middle");
}
