using System;

namespace MbRlRobot.Messaging;

/// <summary>
/// The syntax of robot ids: <c>[a-z0-9][a-z0-9_-]{0,62}</c>. One robot id is a level of an MQTT topic, a folder name on
/// the trainer, a user name of the broker (the ACL pattern <c>mbrl/v1/%u/#</c>) and a certificate's common name. So it
/// has no wildcard, separator or dot, one case only (file systems that ignore case must not merge two robots), and does
/// not begin with a hyphen (command lines).
/// </summary>
public static class RobotIdSyntax
{
    /// <summary>Longest id, in characters.</summary>
    public const int MaximumLength = 63;

    /// <summary>
    /// The one well-formed id that no robot may have: <c>mbrl/v1/trainer/#</c> are the trainers' own topics, and the
    /// broker would let a robot of that name write them.
    /// </summary>
    public const string Reserved = "trainer";

    /// <summary>The rule in words, for error messages.</summary>
    public const string Allowed =
        "1 to 63 characters of a-z, 0-9, '_' and '-', the first a letter or a digit, and not 'trainer'";

    /// <summary>Whether a text may be a robot's id. Never throws.</summary>
    /// <param name="id">The text.</param>
    /// <returns>True when it is well-formed and not reserved.</returns>
    public static bool IsValid(ReadOnlySpan<char> id) => IsWellFormed(id) && !id.SequenceEqual(Reserved);

    /// <summary>
    /// Whether a text has the characters and length of an id; trainers' ids need no more. Never throws.
    /// </summary>
    /// <param name="id">The text.</param>
    /// <returns>True when it matches <c>[a-z0-9][a-z0-9_-]{0,62}</c>.</returns>
    public static bool IsWellFormed(ReadOnlySpan<char> id)
    {
        if (id.IsEmpty || id.Length > MaximumLength || id[0] is '_' or '-')
        {
            return false;
        }

        foreach (char c in id)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Refuses a text that may not be a robot's id.</summary>
    /// <param name="id">The text.</param>
    /// <param name="parameterName">Name of the caller's parameter.</param>
    /// <exception cref="ArgumentException">The text is no robot id; the message says what is allowed.</exception>
    public static void ThrowIfInvalid(string id, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(id, parameterName);
        if (!IsValid(id))
        {
            throw new ArgumentException($"'{id}' is not a robot id; allowed: {Allowed}.", parameterName);
        }
    }
}
