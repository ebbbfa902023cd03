using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace MbRlRobot.TestKit.Brokers;

/// <summary>The script that makes an operator's certificates, as it is shipped.</summary>
public static class CertificateScript
{
    private static readonly string[] OpensslPaths = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"];

    /// <summary>Why it cannot run on this machine; null where it can.</summary>
    public static string? SkipReason => OpensslPaths.Any(File.Exists) ? null : "there is no openssl: apt-get install openssl";

    /// <summary>The folder of the broker's files in the checkout.</summary>
    public static string Folder => Path.Combine(Repository.Root, "hardware/deploy/mosquitto");

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its exit code, and all that it wrote.</returns>
    public static (int ExitCode, string Text) Run(params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("bash", ["-c", "exec bash \"$0\" \"$@\" 2>&1", Path.Combine(Folder, "make-certificates.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text);
    }
}
