using System;

namespace MbRlRobot.CommandLine;

/// <summary>What an adapter refuses, told as what is wrong with the command line.</summary>
public static class AdapterRefusal
{
    /// <summary>The parameter under which a factory refuses the options that it was given.</summary>
    private const string OptionsParameter = "options";

    /// <summary>Makes an adapter.</summary>
    /// <typeparam name="T">The port.</typeparam>
    /// <param name="option">The option whose keys and values the adapter takes, such as <c>--engine-option</c>.</param>
    /// <param name="create">Makes it.</param>
    /// <returns>The adapter.</returns>
    /// <exception cref="UsageException">The adapter refuses a key or a value; the message is its own.</exception>
    public static T Catch<T>(string option, Func<T> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        try
        {
            return create();
        }
        catch (ArgumentException refusal) when (refusal.ParamName == OptionsParameter)
        {
            throw new UsageException($"{option}: {MessageOf(refusal)}");
        }
    }

    /// <summary>A refusal's message without the name of the parameter, which means nothing to people.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <returns>The message as it was written.</returns>
    public static string MessageOf(ArgumentException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.ParamName is null
            ? refusal.Message
            : refusal.Message.Replace($" (Parameter '{refusal.ParamName}')", string.Empty, StringComparison.Ordinal);
    }
}
