using System;
using System.Text;

namespace MbRlRobot.Messaging;

/// <summary>Topics and filters as MQTT 5 has them (section 4.7).</summary>
public static class TopicSyntax
{
    /// <summary>Longest topic or filter, in bytes of UTF-8.</summary>
    public const int MaximumBytes = 65535;

    private const string Shared = "$share/";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether a text can be the topic of a message.</summary>
    /// <param name="topic">The text.</param>
    /// <returns>False when it is empty, too long, has wildcards, a NUL or half a character.</returns>
    public static bool IsTopic(string topic) => IsText(topic) && !topic.AsSpan().ContainsAny('+', '#');

    /// <summary>Refuses what cannot be the topic of a message.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="parameterName">Name of the caller's parameter.</param>
    /// <exception cref="ArgumentException">It is none, see <see cref="IsTopic"/>.</exception>
    public static void ThrowIfNoTopic(string topic, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(topic, parameterName);
        if (!IsTopic(topic))
        {
            throw new ArgumentException(
                $"'{topic}' is no topic; allowed: 1 to {MaximumBytes} bytes of UTF-8 without +, # and NUL.", parameterName);
        }
    }

    /// <summary>Refuses what cannot be a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="parameterName">Name of the caller's parameter.</param>
    /// <exception cref="ArgumentException">It is not well-formed, or of a shared subscription: that would lose the order.</exception>
    public static void ThrowIfNoFilter(string filter, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(filter, parameterName);
        if (!IsText(filter) || filter.StartsWith(Shared, StringComparison.Ordinal) || !HasWildcardsInPlace(filter))
        {
            throw new ArgumentException(
                $"'{filter}' is no filter; allowed: a topic, with + for a whole level and # for the last, not shared.", parameterName);
        }
    }

    /// <summary>Whether a filter takes a topic. Topics that begin with $ are not taken by a wildcard in the first level.</summary>
    /// <param name="filter">A well-formed filter.</param>
    /// <param name="topic">A topic.</param>
    /// <returns>True when it does.</returns>
    public static bool Matches(ReadOnlySpan<char> filter, ReadOnlySpan<char> topic)
    {
        if (topic.StartsWith('$') && filter[0] is '+' or '#')
        {
            return false;
        }

        while (true)
        {
            ReadOnlySpan<char> wanted = NextLevel(ref filter, out bool filterGoesOn);
            ReadOnlySpan<char> level = NextLevel(ref topic, out bool topicGoesOn);
            if (wanted is "#")
            {
                return true;
            }

            if (wanted is not "+" && !wanted.SequenceEqual(level))
            {
                return false;
            }

            if (!filterGoesOn || !topicGoesOn)
            {
                return filterGoesOn == topicGoesOn || (filterGoesOn && filter is "#");
            }
        }
    }

    private static ReadOnlySpan<char> NextLevel(ref ReadOnlySpan<char> rest, out bool goesOn)
    {
        int slash = rest.IndexOf('/');
        goesOn = slash >= 0;
        ReadOnlySpan<char> level = goesOn ? rest[..slash] : rest;
        rest = goesOn ? rest[(slash + 1)..] : default;
        return level;
    }

    private static bool HasWildcardsInPlace(ReadOnlySpan<char> filter)
    {
        bool goesOn = true;
        while (goesOn)
        {
            ReadOnlySpan<char> level = NextLevel(ref filter, out goesOn);
            bool isRest = level is "#";
            if ((isRest && goesOn) || (!isRest && level is not "+" && level.ContainsAny('+', '#')))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsText(string text)
    {
        try
        {
            return text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal) && Strict.GetByteCount(text) <= MaximumBytes;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
