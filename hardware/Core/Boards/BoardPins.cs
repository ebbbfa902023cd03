using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Boards;

/// <summary>
/// Which lines of a board's header its buses take. Known of the Raspberry Pi: header lines 0 to 27; I2C bus 1 on 2 and 3, SPI
/// bus 0 on 9 to 11 with chip selects on 8 and 7; of the Pi 5 the PWM controller 1f00098000.pwm on 12, 13, 18 and 19. Of other
/// boards nothing is known, and nothing is refused for it.
/// </summary>
internal static class BoardPins
{
    /// <summary>The PWM controller at the Pi 5's header.</summary>
    public const string Pi5Pwm = "1f00098000.pwm";

    /// <summary>The PWM controller at the Pi 4's header; each of its outputs is on one of two lines.</summary>
    public const string Pi4Pwm = "fe20c000.pwm";

    /// <summary>The PWM controller of the Pi 5's fan: no motor belongs there.</summary>
    public const string Pi5FanPwm = "1f0009c000.pwm";

    private const int LastHeaderLine = 27;
    private const int LastLineAnywhere = 511;
    private const int Pi4PwmChannels = 2;
    private const int PwmChannelsAnywhere = 16;

    private static readonly int[] Pi5PwmLines = [12, 13, 18, 19];

    /// <summary>The highest number of a line.</summary>
    public static int LastLine(string board) => IsPi(board) ? LastHeaderLine : LastLineAnywhere;

    /// <summary>The number of channels of a PWM controller.</summary>
    public static int PwmChannels(string board, string controller) =>
        IsPi5(board, controller) ? Pi5PwmLines.Length
        : board == "rpi4" && controller == Pi4Pwm ? Pi4PwmChannels
        : PwmChannelsAnywhere;

    /// <summary>What an I2C bus takes.</summary>
    public static IEnumerable<Claim> I2c(PartPlace place, int bus) =>
        Of(IsPi(place.Board) && bus == 1 ? [2, 3] : [], $"I2C bus {bus}", place.Of("bus"));

    /// <summary>What an SPI bus and a chip select take.</summary>
    public static IEnumerable<Claim> Spi(PartPlace place, int bus, int chipSelect)
    {
        bool isKnown = IsPi(place.Board) && bus == 0;
        return Of(isKnown ? [9, 10, 11] : [], $"SPI bus {bus}", place.Of("bus"))
            .Concat(Of(isKnown && chipSelect is 0 or 1 ? [8 - chipSelect] : [], $"chip select {chipSelect}", place.Of("chipSelect")));
    }

    /// <summary>What a PWM output takes.</summary>
    public static IEnumerable<Claim> Pwm(PartPlace place, string controller, int channel) =>
        Of(
            IsPi5(place.Board, controller) && channel >= 0 && channel < Pi5PwmLines.Length ? [Pi5PwmLines[channel]] : [],
            $"{controller} output {channel}",
            place.Of("output"));

    private static IEnumerable<Claim> Of(int[] lines, string owner, string path) =>
        lines.Select(line => Claim.Pin(owner, line, path));

    private static bool IsPi(string board) => board.StartsWith("rpi", StringComparison.Ordinal);

    private static bool IsPi5(string board, string controller) => board == "rpi5" && controller == Pi5Pwm;
}
