using System;
using System.IO;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Adapters.Tests;

public sealed class SqliteTransitionStoreTests : TransitionStoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mbrl-store-");

    public void Dispose() => _folder.Delete(recursive: true);

    protected override ITransitionStore Create() =>
        TrainerProgram.Adapters().TransitionStores.Find("sqlite")(Path.Combine(_folder.FullName, "store"));
}
