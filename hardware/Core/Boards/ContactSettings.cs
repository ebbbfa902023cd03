using System.Collections.Generic;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>The parts <c>limit-switch</c> and <c>e-stop</c>: normally closed contacts, in series with the drives' power too.</summary>
/// <param name="Line">The digital line.</param>
/// <param name="ClosedIsLow">Whether the line is low while the contact is closed.</param>
/// <param name="Of">A limit switch: the channel whose value opens it, for simulators; null where that is not known.</param>
/// <param name="Below">It opens below this value of <paramref name="Of"/>, in its unit.</param>
/// <param name="Above">It opens above this value of <paramref name="Of"/>, in its unit.</param>
internal sealed record ContactSettings(
    int Line, bool ClosedIsLow = false, string? Of = null, double? Below = null, double? Above = null) : ISensorSettings
{
    /// <inheritdoc />
    public void Check(PartPlace place)
    {
        place.Line("line", Line);
        place.Require(
            Of is null ? Below is null && Above is null : Below is null != Above is null,
            "of",
            Of is null ? "missing, with below or above" : $"\"{Of}\", with {(Below is null ? "neither" : "both")} below and above",
            "a channel together with one of below and above, or none of the three");
        place.Require(
            Of is null || place.Part.Part != PartCatalog.EStop, "of", $"\"{Of}\"", "nothing: an emergency stop is pressed by hand");
        place.Require(
            Of != place.Part.Channel, "of", $"\"{Of}\", the switch's own channel", "the channel of a position");
    }

    /// <inheritdoc />
    public IEnumerable<Claim> Claims(PartPlace place) => [Claim.Line(place, "line", Line)];

    /// <inheritdoc />
    public ISensor Open(string channel, IBoard board, SharedChips chips) =>
        new ContactInput(channel, board.OpenDigital(Line, isOutput: false), ClosedIsLow);
}
