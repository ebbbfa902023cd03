using System;
using System.Globalization;
using System.Threading;
using MbRlRobot.Acceptance.Children;
using MbRlRobot.Acceptance.Proofs;
using MbRlRobot.Acceptance.Running;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [ChildCommands.Word, .. string[] command])
{
    return ChildCommands.Run(command, Console.Out);
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

IProof[] proofs =
[
    new FreshClone(), new OnnxByOthers(), new OnnxRuntimeHolds(), new OraclePlanners(), new Yardsticks(), new DelayIsCompensated(),
    new SameBits(), new DemoIsCheap(), new SurvivesKills(), new StoreSurvivesKills(), new RunsTheControlProcess(), new InstallsAsServices(),
    new OutlivesHostilePayloads(), new NothingIsLost(), new LearnsCartPole(), new LearnsOnMuJoCo(), new LearnsOverTheBroker(),
    new LearnsOnTheRig(), new LearnsOverUdp("simulated-board"), new ReachesGoalsOnServos("simulated-board"), new ReachesTheOracle(),
];
return await new Runner(proofs, Console.Out, Console.Error).Run(args, stop.Token);
