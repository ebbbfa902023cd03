using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace MbRlRobot.CommandLine;

/// <summary>Makes options that take a number within bounds and say so.</summary>
public static class NumberOption
{
    /// <summary>Makes an option.</summary>
    /// <typeparam name="T">The kind of number.</typeparam>
    /// <param name="name">The option's name, such as <c>--episodes</c>.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="minimum">The least number allowed.</param>
    /// <param name="maximum">The greatest number allowed.</param>
    /// <returns>The option; its value is null where it is missing.</returns>
    public static Option<T?> Create<T>(string name, string description, T minimum, T maximum)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result => Parse(result, name, minimum, maximum),
        };

    private static T? Parse<T>(ArgumentResult result, string name, T minimum, T maximum)
        where T : struct, INumber<T>
    {
        string text = result.Tokens[0].Value;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out T value) && value >= minimum && value <= maximum)
        {
            return value;
        }

        string allowed = string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}");
        result.AddError($"{name} is '{text}'; allowed: {allowed}.");
        return null;
    }
}
