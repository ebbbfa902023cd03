namespace MbRlRobot.Boards;

/// <summary>The key <c>mux</c> of a part on I2C: the channel of the TCA9548A that it is behind.</summary>
/// <param name="Address">The address of the TCA9548A.</param>
/// <param name="Channel">Its channel.</param>
internal sealed record MuxSettings(int Address, int Channel);
