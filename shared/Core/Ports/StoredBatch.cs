namespace MbRlRobot.Ports;

/// <summary>What came of storing a batch.</summary>
/// <param name="NewRows">How many of its rows were new.</param>
/// <param name="HighWaterMark">The epoch's high-water mark after it; null where sequence 0 is missing.</param>
/// <param name="IsOtherSchema">Whether nothing was stored of it, because its epoch began with another schema.</param>
public readonly record struct StoredBatch(int NewRows, ulong? HighWaterMark, bool IsOtherSchema = false);
