namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>Colours that people with colour-blindness tell apart, and the greys around them.</summary>
/// <remarks>M. Okabe and K. Ito (2008), Color Universal Design.</remarks>
public static class Palette
{
    /// <summary>What happened.</summary>
    public const string Blue = "#0072B2";

    /// <summary>What a model predicted.</summary>
    public const string Vermillion = "#D55E00";

    /// <summary>Exploring.</summary>
    public const string Orange = "#E69F00";

    /// <summary>A goal: the best so far.</summary>
    public const string Green = "#009E73";

    /// <summary>The oracle.</summary>
    public const string Purple = "#CC79A7";

    /// <summary>Actions.</summary>
    public const string SkyBlue = "#56B4E9";

    /// <summary>Text and thin reference lines.</summary>
    public const string Ink = "#24292F";

    /// <summary>Labels, limits, ideals.</summary>
    public const string Grey = "#6E7781";

    internal const string Paper = "#FFFFFF";
    internal const string Grid = "#EAEEF2";
    internal const string Frame = "#D0D7DE";
}
