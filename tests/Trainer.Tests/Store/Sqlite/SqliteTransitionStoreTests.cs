using System;
using System.IO;
using MbRlRobot.Ports;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Trainer.Tests.Store.Sqlite;

public sealed class SqliteTransitionStoreTests : TransitionStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ITransitionStore Create() => SqliteTransitionStore.Open(Path.Combine(_folder.Path, "store"));
}
