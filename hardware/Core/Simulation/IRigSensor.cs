namespace MbRlRobot.Simulation;

/// <summary>A sensor's place on the rig: a chip's shaft, a switch's lever.</summary>
internal interface IRigSensor
{
    /// <summary>The plant's channel that moves it; -1 for none.</summary>
    int Position { get; }

    /// <summary>Moves it.</summary>
    /// <param name="value">The channel, as it is sensed, in its unit.</param>
    void Show(double value);
}
