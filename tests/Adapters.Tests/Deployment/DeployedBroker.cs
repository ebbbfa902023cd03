using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using MbRlRobot.ControllerApp;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Brokers;
using MbRlRobot.TestKit.Contracts;
using Xunit;

namespace MbRlRobot.Adapters.Tests.Deployment;

/// <summary>
/// A broker as shipped, with certificates of the shipped script, for all tests of a class: a trainer, the robots a to g, the
/// robot lost, which was revoked, and a stranger's authority with a robot a of its own.
/// </summary>
public sealed class DeployedBroker : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mbrl-deployed-");
    private MosquittoBroker? _broker;

    /// <summary>The broker.</summary>
    public MosquittoBroker Broker => _broker!;

    /// <summary>The folder that the script made.</summary>
    public string Certificates => Path.Combine(_folder.FullName, "certificates");

    private string Strangers => Path.Combine(_folder.FullName, "strangers");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (DeploymentTools.SkipReason("mosquitto") is not null)
        {
            return;
        }

        Make(Certificates, "ca");
        Make(Certificates, "broker", "localhost", "127.0.0.1");
        Make(Certificates, "trainer");
        Make(Certificates, "robot", "a", "b", "c", "d", "e", "f", "g", "lost");
        Make(Certificates, "revoke", "lost");
        Make(Strangers, "ca");
        Make(Strangers, "robot", "a");
        _broker = await MosquittoBroker.StartWithAsync(new ShippedDeployment(Certificates).Write);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await (_broker?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Delete(recursive: true);
    }

    /// <summary>Options of a client that shows somebody's certificate.</summary>
    /// <param name="name">Whose; null for nobody's.</param>
    public MessageBusOptions Options(string? name) => new(
        new Uri($"mqtts://localhost:{Broker.Port}"),
        $"{name}-link",
        CertificateAuthorityFile: Path.Combine(Certificates, "ca.crt"),
        CertificateFile: name is null ? null : Path.Combine(Certificates, $"{name}.crt"),
        KeyFile: name is null ? null : Path.Combine(Certificates, $"{name}.key"),
        WillDelaySeconds: 0,
        SessionExpirySeconds: 0,
        ConnectSeconds: 5,
        ReconnectFirstSeconds: 0.05,
        ReconnectLastSeconds: 0.4);

    /// <summary>The options of a, with the certificate that a stranger's authority issued to that name.</summary>
    public MessageBusOptions StrangersOptions() => Options("a") with
    {
        CertificateFile = Path.Combine(Strangers, "a.crt"),
        KeyFile = Path.Combine(Strangers, "a.key"),
    };

    /// <summary>The product's bus, not connected yet.</summary>
    /// <param name="options">Who one is.</param>
    public static IMessageBus Create(MessageBusOptions options) => MessageBuses.Create(ControllerProgram.Adapters(), options, "mosquitto");

    /// <summary>A bus that is connected.</summary>
    /// <param name="options">Who one is.</param>
    public static async Task<IMessageBus> Connect(MessageBusOptions options)
    {
        IMessageBus bus = Create(options);
        await bus.ConnectAsync(default).WaitAsync(Inbox.Patience);
        return bus;
    }

    /// <summary>A client that is connected.</summary>
    /// <param name="name">Whose certificate it shows.</param>
    public Task<IMessageBus> Connect(string name) => Connect(Options(name));

    private static void Make(string folder, params IEnumerable<string> arguments)
    {
        (int exitCode, string text) = CertificateScript.Run([folder, .. arguments]);
        Assert.True(exitCode == 0, text);
    }
}
