using System.Collections.Generic;
using System.Globalization;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>The part <c>enable-line</c>: it stands among the actuators and takes no action.</summary>
/// <param name="Line">The line that is high while the drives may have power.</param>
/// <param name="Watchdog">The line that toggles for the external watchdog; null where there is none.</param>
/// <param name="Feedback">The line that is high while the drives have power; null where it cannot be read.</param>
internal sealed record EnableLineSettings(int Line, int? Watchdog = null, int? Feedback = null) : IPartSettings
{
    /// <inheritdoc />
    public void Check(PartPlace place)
    {
        place.Line("line", Line);
        place.Line("watchdog", Watchdog);
        place.Line("feedback", Feedback);
        double? period = place.Robot.Safety.Watchdog;
        place.Require(
            Watchdog is null == period is null,
            "watchdog",
            Watchdog is null ? "missing, with $.safety.watchdog" : Watchdog.Value.ToString(CultureInfo.InvariantCulture) + ", without $.safety.watchdog",
            "a line to toggle together with the seconds after which the watchdog cuts, or neither");
        place.Require(
            period is null || period >= 2 * place.Robot.IoPeriod,
            "watchdog",
            "toggled once an ioPeriod",
            "a $.safety.watchdog of at least two ioPeriods");
    }

    /// <inheritdoc />
    public IEnumerable<Claim> Claims(PartPlace place)
    {
        yield return Claim.Line(place, "line", Line);
        if (Watchdog is { } watchdog)
        {
            yield return Claim.Line(place, "watchdog", watchdog);
        }

        if (Feedback is { } feedback)
        {
            yield return Claim.Line(place, "feedback", feedback);
        }
    }

    /// <summary>Opens the lines.</summary>
    public EnableLine Open(IBoard board) => new(
        board.OpenDigital(Line, isOutput: true),
        Watchdog is { } watchdog ? board.OpenDigital(watchdog, isOutput: true) : null,
        Feedback is { } feedback ? board.OpenDigital(feedback, isOutput: false) : null);
}
