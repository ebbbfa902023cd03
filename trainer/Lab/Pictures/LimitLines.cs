using System.Collections.Generic;
using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Lab.Pictures;

internal static class LimitLines
{
    private static readonly Pen LimitPen = new(Palette.Grey, 1.25, Dashed: true);

    /// <summary>The dashed lines at a channel's limits; none when it has no limits.</summary>
    internal static IEnumerable<Series> Of(EpisodeChannel channel) => channel.Limits is AxisRange limits
        ? [new ReferenceLine("limit", LimitPen, limits.Minimum), new ReferenceLine("limit", LimitPen, limits.Maximum)]
        : [];
}
