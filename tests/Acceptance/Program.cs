using System;
using System.Threading;
using MbRlRobot.Acceptance.Proofs;
using MbRlRobot.Acceptance.Running;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

IProof[] proofs = [new FreshClone(), new OnnxByOthers()];
return await new Runner(proofs, Console.Out, Console.Error).Run(args, stop.Token);
