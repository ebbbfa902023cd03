using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.Signing;

namespace MbRlRobot.TrainerApp.Keys;

/// <summary><c>keys new</c>: the key that a trainer signs models with.</summary>
public static class KeysCommand
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        Option<string> folder = new("--out")
        {
            Description = "The folder for trainer.key (keep it here) and trainer.pub (give it to the robots).",
            HelpName = "DIR",
            Required = true,
        };
        Option<string?> end = new("--not-after")
        {
            Description = "The last day on which robots trust the key (UTC); without it they always do.",
            HelpName = DateFormat,
        };
        Command command = new("new", "Make a key to sign models with.") { folder, end };
        command.SetAction(parsed =>
        {
            DateTime? notAfter = parsed.GetValue(end) is { } date ? EndOf(date) : null;
            Make(parsed.GetRequiredValue(folder), notAfter, parsed.InvocationConfiguration.Output);
            return ExitCode.Ok;
        });
        return new Command("keys", "Keys to sign models with.") { command };
    }

    private static void Make(string folder, DateTime? notAfter, TextWriter output)
    {
        using SigningKey key = SigningKey.New(notAfter);
        SigningKeyFile.Write(folder, key);
        output.WriteLine($"Key {key.Public.Id}");
        output.WriteLine($"  {Path.Combine(folder, SigningKeyFile.PrivateName)}  signs models; keep it on this machine, and secret");
        output.WriteLine($"  {Path.Combine(folder, SigningKeyFile.PublicName)}  give it to the robots: --trust trainer.pub");
    }

    /// <summary>The last second of a day.</summary>
    private static DateTime EndOf(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, Utc, out DateTime day)
            || day <= DateTime.UtcNow.Date || day.Year > 9998)
        {
            throw new UsageException($"--not-after: '{text}'; allowed: a day to come, as {DateFormat}.");
        }

        return day.AddDays(1).AddSeconds(-1);
    }
}
