namespace MbRlRobot.MuJoCo;

/// <summary>A single number of the simulation.</summary>
/// <param name="Kind">Which vector it is in.</param>
/// <param name="Index">Its index there.</param>
internal readonly record struct ChannelSource(ChannelKind Kind, int Index);
