using System.Globalization;

namespace MbRlRobot.Transitions;

/// <summary>
/// The name of one transition, unique for ever: the trainer stores a row once however often it arrives. Epoch and
/// sequence instead of a time, because a board without a battery-backed clock repeats its times.
/// </summary>
/// <param name="RobotId">The individual robot (<see cref="Messaging.RobotIdSyntax"/>).</param>
/// <param name="Epoch">Random 64-bit number, drawn at each start of the control process.</param>
/// <param name="Sequence">Number of the transition within the epoch, counted from 0 without gaps.</param>
public readonly record struct TransitionId(string RobotId, ulong Epoch, ulong Sequence)
{
    /// <summary>
    /// 64-bit key of the id: SplitMix64's number <see cref="Sequence"/> for the seed mix(FNV-1a(<see cref="RobotId"/>)
    /// xor <see cref="Epoch"/>). Within an epoch no two keys are equal; over all epochs they are as good as random
    /// (<see cref="StableHashes"/>).
    /// </summary>
    public ulong StableKey
    {
        get
        {
            ulong seed = StableHashes.Mix(StableHashes.OfText(RobotId) ^ Epoch);
            return StableHashes.At(seed, Sequence);
        }
    }

    /// <summary>
    /// One of many independent hashes of the id: what is decided once per transition is decided by them.
    /// </summary>
    /// <param name="salt">Which of the hashes, for example 1 + the index of an ensemble member.</param>
    /// <returns><c>StableHashes.Salted(StableKey, salt)</c>.</returns>
    public ulong StableHash(ulong salt) => StableHashes.Salted(StableKey, salt);

    /// <summary>The id as people read it in logs, for example <c>arm2/00c0ffee00c0ffee/42</c>.</summary>
    /// <returns>Robot, epoch in hexadecimal, sequence.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{RobotId}/{Epoch:x16}/{Sequence}");
}
