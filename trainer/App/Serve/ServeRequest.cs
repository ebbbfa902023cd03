using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.Service;
using MbRlRobot.Signing;

namespace MbRlRobot.TrainerApp.Serve;

/// <summary>What a command line asks <c>serve</c> for.</summary>
/// <param name="Bus">The bus, not connected yet.</param>
/// <param name="Broker">The broker's address, for people.</param>
/// <param name="Store">The store.</param>
/// <param name="Key">Signs models.</param>
/// <param name="Types">The types of robots.</param>
/// <param name="Options">How; without a log.</param>
/// <param name="IsHeadless">Whether to write lines and draw nothing.</param>
/// <param name="IsJson">Whether to write lines for machines.</param>
internal sealed record ServeRequest(
    IMessageBus Bus,
    string Broker,
    ITransitionStore Store,
    SigningKey Key,
    IReadOnlyList<ServedType> Types,
    ServiceOptions Options,
    bool IsHeadless,
    bool IsJson) : IDisposable
{
    /// <summary>Closes store, key and fitters; the bus is closed before them.</summary>
    public void Dispose()
    {
        Types.ToList().ForEach(type => type.Fitter.Dispose());
        Store.Dispose();
        Key.Dispose();
    }
}
