namespace MbRlRobot.Installation;

/// <summary>What the loop must know of a model beside its weights.</summary>
/// <param name="Version">Its version.</param>
/// <param name="HashHead">The first 8 bytes of its file's SHA-256, big-endian: what the log calls it by.</param>
/// <param name="DisagreementThreshold">Where the robot stops to trust it, as in its manifest.</param>
public readonly record struct SlotModel(ulong Version, ulong HashHead, double DisagreementThreshold);
