using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace MbRlRobot.TestKit.Brokers;

/// <summary>
/// How a test's broker is set up; without anything it lets everyone do everything and forgets it on a restart. It queues
/// more for a client that reads slowly than by default, where it silently drops what exceeds 1000 messages.
/// </summary>
public sealed record MosquittoSettings
{
    /// <summary>Speaks TLS with a certificate of this authority; null for plain TCP.</summary>
    public TestAuthority? Authority { get; init; }

    /// <summary>The names in the broker's certificate.</summary>
    public string HostName { get; init; } = "localhost";

    /// <summary>Wants a certificate of the client too.</summary>
    public bool RequiresCertificate { get; init; }

    /// <summary>Lets in this user only.</summary>
    public (string Name, string Password)? User { get; init; }

    /// <summary>The access list; null where everyone may do everything.</summary>
    public string? AccessList { get; init; }

    /// <summary>Keeps sessions and retained messages over a stop.</summary>
    public bool IsPersistent { get; init; }

    /// <summary>Further lines.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Writes the configuration and all files that it names.</summary>
    /// <returns>The configuration's path.</returns>
    public string Write(string folder, int port)
    {
        List<string> lines = ["per_listener_settings false", $"user {Environment.UserName}", "log_type all", "max_queued_messages 100000"];
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"listener {port} 127.0.0.1"));
        lines.Add($"allow_anonymous {(User is null ? "true" : "false")}");
        if (User is { } user)
        {
            lines.Add($"password_file {WriteFile(folder, "passwords", PasswordLine(user.Name, user.Password))}");
        }

        if (AccessList is not null)
        {
            lines.Add($"acl_file {WriteFile(folder, "access", AccessList)}");
        }

        if (IsPersistent)
        {
            lines.AddRange(["persistence true", $"persistence_location {folder}/"]);
        }

        lines.AddRange(TlsLines());
        lines.AddRange(Lines);
        return WriteFile(folder, "mosquitto.conf", string.Join('\n', lines));
    }

    private IEnumerable<string> TlsLines()
    {
        if (Authority is null)
        {
            return [];
        }

        (string certificate, string key) = Authority.Issue(HostName);
        return
        [
            $"cafile {Authority.CertificateFile}",
            $"certfile {certificate}",
            $"keyfile {key}",
            $"require_certificate {(RequiresCertificate ? "true" : "false")}",
        ];
    }

    /// <summary>A line of mosquitto's password file: PBKDF2 with SHA-512.</summary>
    private static string PasswordLine(string name, string password)
    {
        const int Rounds = 101;
        byte[] salt = RandomNumberGenerator.GetBytes(12);
        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Rounds, HashAlgorithmName.SHA512, 64);
        return $"{name}:$7${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    private static string WriteFile(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }
}
