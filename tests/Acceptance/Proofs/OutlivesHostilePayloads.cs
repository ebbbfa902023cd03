using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Hostile;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>Damaged and random payloads over every topic that a trainer or a robot listens to do no harm, and each is counted.</summary>
public sealed class OutlivesHostilePayloads : IProof
{
    private const int ToTrainer = 70_000;
    private const int ToLink = 30_000;

    /// <inheritdoc />
    public string Name => nameof(OutlivesHostilePayloads);

    /// <inheritdoc />
    public string Shows => $"of {ToTrainer + ToLink} damaged payloads over every topic none does harm, stores a bad row or goes uncounted";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        await TrainerUnderFire.Run(ToTrainer, criteria, cancellation);
        await LinkUnderFire.Run(ToLink, criteria, cancellation);
        return criteria.Verdict($"{ToTrainer} payloads to a trainer, {ToLink} to a robot's link");
    }
}
