using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MbRlRobot.Signing;

/// <summary>The public keys whose models a robot takes.</summary>
public sealed class TrustStore
{
    private readonly Dictionary<KeyId, PublicKey> _keys = [];

    /// <summary>Collects keys.</summary>
    /// <param name="keys">The keys; each once or several times. None: nothing is trusted.</param>
    /// <exception cref="ArgumentException">Two keys have one id but not one end of their time.</exception>
    public TrustStore(IEnumerable<PublicKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (PublicKey key in keys)
        {
            if (!_keys.TryAdd(key.Id, key) && !IsSame(_keys[key.Id], key))
            {
                throw new ArgumentException($"key {key.Id} is given twice, and not the same", nameof(keys));
            }
        }
    }

    /// <summary>The ids, for people; sorted.</summary>
    public IReadOnlyList<KeyId> Ids => [.. _keys.Keys.OrderBy(id => id.Value)];

    /// <summary>Reads files of public keys.</summary>
    /// <param name="paths">Their paths.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="InvalidDataException">One is no public key, or two contradict; the message names the file.</exception>
    /// <exception cref="IOException">One is not there or cannot be read.</exception>
    public static TrustStore Read(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        try
        {
            return new TrustStore([.. paths.Select(PublicKeyFile.Read)]);
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException($"The trusted keys contradict each other: {fault.Message}.", fault);
        }
    }

    /// <summary>Finds a key.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The key; null when it is not trusted.</returns>
    public PublicKey? Find(KeyId id) => _keys.GetValueOrDefault(id);

    private static bool IsSame(PublicKey one, PublicKey other) =>
        one.NotAfterUtc == other.NotAfterUtc && one.SubjectPublicKeyInfo.SequenceEqual(other.SubjectPublicKeyInfo);
}
