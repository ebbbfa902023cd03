using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="IDigital"/> keeps.</summary>
public abstract class DigitalContract
{
    protected abstract IDigital CreateOutput();

    protected abstract IDigital CreateInput();

    /// <summary>Puts a level on an input from outside.</summary>
    protected abstract void Apply(IDigital input, bool isHigh);

    [AdapterFact]
    public void Drives_an_output_and_reads_back_what_is_there()
    {
        using IDigital line = CreateOutput();
        Assert.True(line.IsOutput);
        Assert.False(Level(line));
        Assert.Equal(IoStatus.Ok, line.Write(true));
        Assert.True(Level(line));
        Assert.Equal(IoStatus.Ok, line.Write(false));
        Assert.False(Level(line));
    }

    [AdapterFact]
    public void Reads_an_input_and_refuses_to_drive_it()
    {
        using IDigital line = CreateInput();
        Assert.False(line.IsOutput);
        Apply(line, true);
        Assert.True(Level(line));
        Assert.Equal(IoStatus.NotEnabled, line.Write(false));
        Assert.True(Level(line));
        Apply(line, false);
        Assert.False(Level(line));
    }

    [AdapterFact]
    public void Allocates_nothing()
    {
        using IDigital line = CreateOutput();
        line.Write(true);
        line.Read(out _);
        using (AllocationGuard.Expect(0))
        {
            line.Write(false);
            line.Read(out _);
        }
    }

    private static bool Level(IDigital line)
    {
        Assert.Equal(IoStatus.Ok, line.Read(out bool isHigh));
        return isHigh;
    }
}
