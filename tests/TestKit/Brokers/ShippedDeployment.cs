using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace MbRlRobot.TestKit.Brokers;

/// <summary>
/// The broker's set-up as it is shipped, with certificates of the shipped script: only the port, the folders and the user that
/// mosquitto runs as are this machine's.
/// </summary>
/// <param name="certificates">The folder that the script made, with an authority and the broker's certificate.</param>
public sealed class ShippedDeployment(string certificates)
{
    private const string DeployedFolder = "/etc/mosquitto/mbrl";
    private const string DeployedState = "/var/lib/mosquitto/";

    /// <summary>The shipped configuration.</summary>
    public static IReadOnlyList<string> Shipped { get; } = File.ReadAllLines(Path.Combine(CertificateScript.Folder, "mosquitto.conf"));

    /// <summary>The configuration for this machine, line by line the shipped one's, and a last line of its own.</summary>
    /// <param name="folder">Where its files are.</param>
    /// <param name="port">The port.</param>
    /// <returns>Its lines.</returns>
    public static IReadOnlyList<string> Lines(string folder, int port) =>
    [
        .. Shipped.Select(line => line == "listener 8883"
            ? string.Create(CultureInfo.InvariantCulture, $"listener {port}")
            : line.Replace($" {DeployedFolder}/", $" {folder}/", StringComparison.Ordinal).Replace(DeployedState, $"{folder}/", StringComparison.Ordinal)),
        $"user {Environment.UserName}",
    ];

    /// <summary>Installs the files in a folder, as the page of the deployment says.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="port">The port.</param>
    /// <returns>The configuration's path.</returns>
    public string Write(string folder, int port)
    {
        foreach (string file in new[] { "ca.crt", "ca.crl", "broker.crt", "broker.key" })
        {
            File.Copy(Path.Combine(certificates, file), Path.Combine(folder, file), overwrite: true);
        }

        File.Copy(Path.Combine(CertificateScript.Folder, "acl"), Path.Combine(folder, "acl"), overwrite: true);
        string path = Path.Combine(folder, "mosquitto.conf");
        File.WriteAllLines(path, Lines(folder, port));
        return path;
    }
}
