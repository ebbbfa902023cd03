using System;

namespace MbRlRobot.Expressions;

/// <summary>Why an expression was refused, and where.</summary>
/// <param name="Position">Index of the first wrong character, from 0; behind the last one if one is missing.</param>
/// <param name="Length">Number of wrong characters; 0 when something is missing.</param>
/// <param name="Message">What is wrong, in a sentence without a capital or a full stop.</param>
/// <param name="Suggestion">What to write instead, in the same style, or null.</param>
public sealed record ExpressionError(int Position, int Length, string Message, string? Suggestion)
{
    /// <summary>Shows the error in its text, for people.</summary>
    /// <param name="text">The text that was parsed; a long one is cut to a window around the error.</param>
    /// <returns>Three lines: message and suggestion, the text, and carets below the wrong part.</returns>
    public string Render(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"{Sentence}\n  {ErrorExcerpt.Cut(text, Position, Length)}";
    }

    /// <summary>The error on one line, with its position counted from 1.</summary>
    /// <returns>For example "character 5: unknown name 'thta'; did you mean 'theta'?".</returns>
    public override string ToString() => $"character {Position + 1}: {Sentence}";

    private string Sentence => Suggestion is null ? Message : $"{Message}; {Suggestion}";
}
