using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Registry;
using MbRlRobot.Robots;
using MbRlRobot.Signing;

namespace MbRlRobot.Service;

/// <summary>All that is done for one type: its rows and fits, its registry, its offer.</summary>
internal sealed class TypeService : IAsyncDisposable
{
    private readonly ServedType _type;
    private readonly ModelRegistry _registry;
    private readonly TypeOffer _offer;
    private readonly ServiceOptions _options;

    /// <summary>Recovers the registry, and starts to train.</summary>
    /// <param name="type">The type.</param>
    /// <param name="parts">What it shares with other types.</param>
    /// <param name="options">The service's options.</param>
    /// <param name="fitted">Told after each fit.</param>
    internal TypeService(
        ServedType type, (IMessageBus Bus, ITransitionStore Store, SigningKey Key, Fleet Fleet) parts, ServiceOptions options, Action fitted)
    {
        (_type, _options) = (type, options);
        SchemaHash = RobotSchema.Hash(type.Robot);
        _registry = new ModelRegistry(options.DataFolder, type.Robot.Type);
        _registry.Recover();
        _offer = new TypeOffer(parts.Bus, _registry, parts.Key, parts.Fleet);
        Trainer = new TypeTrainer(type, parts.Store, _registry, options, fitted);
    }

    internal string SchemaHash { get; }

    internal TypeTrainer Trainer { get; }

    internal TypeView View => Trainer.View with { Champion = _offer.Version };

    /// <summary>What is retained for a robot: null where it is nothing that this trainer signed for this type.</summary>
    internal void Hear(string robotId, ModelManifest? manifest)
    {
        if (manifest?.Type == _type.Robot.Type)
        {
            _offer.Hear(robotId, manifest);
        }
        else
        {
            _offer.Forget(robotId);
        }
    }

    /// <summary>Looks at what users ask for by the disk: another champion, a fit.</summary>
    internal Task OfferAsync(CancellationToken cancellation)
    {
        Trainer.Look();
        return _offer.OfferAsync(cancellation);
    }

    internal Task SendAsync(string robotId, ModelRequest request, CancellationToken cancellation) =>
        _offer.SendAsync(robotId, request, cancellation);

    /// <summary>
    /// Remembers the highest version that a robot took. Where that is above the champion's, of a registry that was lost or put back,
    /// the champion gets a version that robots will take.
    /// </summary>
    internal void TakeReport(string robotId, ulong highest)
    {
        if (!_registry.TryReport(highest))
        {
            _options.Log?.Invoke(FormattableString.Invariant(
                $"{robotId} says that it took version {highest}, which is not believed: it is too far above all that were made"));
        }
        else if (_registry.Find(RegistryAlias.Champion) is { } champion && champion < highest && IsChampionOurs(champion))
        {
            ulong version = Reissue.Promote(_registry, _type.Robot, champion, DateTime.UtcNow);
            _options.Log?.Invoke(FormattableString.Invariant(
                $"{robotId} took version {highest}; the champion, version {champion}, is offered as version {version}"));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Trainer.DisposeAsync();

    private bool IsChampionOurs(ulong champion) =>
        ModelFolder.Read(_registry.Folder(champion)).Model.DifferenceTo(_type.Robot) is null;
}
