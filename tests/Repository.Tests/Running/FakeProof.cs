using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Repository.Tests.Running;

/// <summary>A proof that ends as it is told.</summary>
internal sealed class FakeProof(string name, Func<CancellationToken, Verdict> end) : IProof
{
    public string Name => name;

    public string Shows => $"that {name} holds";

    public Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        progress.Report("step");
        return Task.FromResult(end(cancellation));
    }
}
