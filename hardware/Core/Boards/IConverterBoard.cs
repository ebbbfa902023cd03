using System.IO;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;

namespace MbRlRobot.Boards;

/// <summary>
/// A board that comes with drivers of converters, from a package: parts that need one can be opened on such boards only.
/// </summary>
public interface IConverterBoard : IBoard
{
    /// <summary>Opens an input of an MCP3008: 10 bits on SPI, 1024 steps of its reference.</summary>
    /// <param name="bus">The SPI bus.</param>
    /// <param name="chipSelect">The chip-select line.</param>
    /// <param name="clockHertz">The clock's frequency.</param>
    /// <param name="input">Which input: 0 to 7, against ground.</param>
    /// <returns>The input.</returns>
    /// <exception cref="IOException">The bus is not there.</exception>
    IAnalogInput OpenMcp3008(int bus, int chipSelect, int clockHertz, int input);

    /// <summary>Opens the shunt of an INA219: steps of 10 uV, with a sign.</summary>
    /// <param name="device">The device, owned.</param>
    /// <param name="largestVolts">The largest voltage over the shunt, to 0.32 V; a larger one reads as the largest.</param>
    /// <returns>The input.</returns>
    /// <exception cref="IOException">It does not answer, or does not keep its settings.</exception>
    IAnalogInput OpenIna219(IRegisterBus device, double largestVolts);
}
