/** Verbs that open the predicate of a definition, by language, as one sticky-free pattern each. */
import type { NoteLanguage } from '@/lib/core/cards/language/detect-language'

const ENGLISH =
  `accept access act activate add adjust affect aggregate aim allow analyze answer appear append apply
arrange assign attach attack authenticate automate avoid balance begin belong bind block break bring build bundle cache
calculate call cancel capture carry catch cause change check choose clean clear close collect combine come communicate
compare compile compute configure confirm connect consist consume contain continue control convert copy count cover create
cut deal declare decode decrease define delete deliver depend deploy derive describe detach detect determine differ direct
disable display distribute divide do download drive duplicate edit emit employ enable encapsulate encode encourage end
enforce ensure enter establish evaluate examine exchange execute exist exit expand explain expose express extend extract
facilitate fail fetch filter find fire flow focus follow force form format forward function generate get give govern group
grow guarantee handle have help hide hold host identify ignore implement import improve include increase indicate
inherit inhibit inform initialize inject insert inspect install interact interpret introduce invoke involve isolate iterate
join keep kill launch lead let lie limit link list listen live load locate lock log look maintain make manage map mark match
measure meet merge minimize model modify monitor mount move name need normalize notify observe obtain occur offer open
operate optimize orchestrate order organize outline override own package parse pass perform permit persist play point
preserve prevent print process produce promote propagate protect provide publish pull push put query raise range reach react
read receive record recover redirect reduce refer reflect refresh register regulate reject relate release remain remove
rename render replace replicate report represent request require reset resolve respond restart restore restrict result
resume retain retrieve return reveal reverse revert rewrite roll rotate route run save scale scan schedule search secure
select send separate serialize serve set share shift show shut signal simplify simulate sit skip solve sort span spawn
specify split stage stand start state stay stop store stream study submit support suspend switch sync synthesize take tell
terminate test tie track train transfer transform translate transmit transport trigger try turn unify unite update upgrade
upload use validate vary secrete absorb digest oxidize circulate pump evolve dissolve bond code stimulate contract mean rule protect border occupy verify view wait want watch wrap write yield
abolish accelerate accompany accumulate achieve acquire adapt administer admit adopt adhere advise agree align
allocate alter amplify announce anticipate approve argue arise ask assert assess assist assume augment await behave
breathe browse catalyze celebrate characterize circumvent cite classify climb clone collide commit complete complicate
comply comprise conceal concentrate conclude condense confer confine conform confuse conserve consider constitute
constrain construct contribute cooperate coordinate correct correlate correspond counteract crystallize decide
decompose decompress deduct defend deflect degrade delay delegate demonstrate denature deny deprecate destroy
deteriorate develop deviate diagnose dictate differentiate diffuse dilute diminish discard discharge disclose
discourage discover discuss disperse displace disrupt dissipate distinguish distort dominate donate elect eliminate
embed embody emerge emphasize enclose encounter encrypt engage enhance enlarge enrich entail entitle equal equate
erode escalate evaporate evoke evict exceed excite exclude exert exhibit explore extrude fluctuate forbid fulfil
fulfill gather germinate happen heal hinder hydrolyze illustrate imitate impair impede imply impose incorporate induce
infect infer inflate influence infringe innervate insulate integrate intend intensify interfere interpolate intersect
invert invest invite irritate isolate justify learn lengthen liquefy lubricate maximize melt migrate mimic mitigate
mobilize mutate necessitate negate negotiate neutralize nourish obey oscillate outlaw outweigh overcome oxygenate
penetrate perceive permeate pierce polarize pollinate portray possess postpone precede precipitate predict prefer
prepare prescribe presume prevail prohibit prolong propose prove provoke punish purify pursue qualify quantify radiate
realize rebuild recognize recommend reconcile reconstruct recur regenerate regain reinforce reject relax relieve rely
remind repel reproduce resemble reside resist resonate retire revise satisfy seek seize serialize settle shorten
shrink smooth soften solidify stabilize stimulate strengthen subtract succeed suck suffer suggest suppress surround
survive sustain swell symbolize synchronize teach thicken threaten tolerate transcribe transcend transfuse transition
transplant truncate undergo undermine underlie understand undo uncover unlock utilize vanish vaporize ventilate
vibrate violate visualize waive warn weigh widen win withdraw withstand witness worsen`
    .split(/\s+/)
    .filter(verb => verb !== '')

function thirdPerson(verb: string): string {
  if (verb === 'have') return 'has'
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
  return `${verb}s`
}

const singular = new Set(ENGLISH.map(thirdPerson))
const plural = new Set(ENGLISH)

const PAST = new Set(
  `began became led took fought won lost wrote built founded invented discovered signed ended ruled conquered created
introduced published established abolished declared invaded defeated elected started launched lasted developed
proposed formed joined marked brought caused gave made lived died reigned united divided occupied annexed ratified
adopted banned passed granted freed opened closed reached spread sparked painted composed designed argued claimed
showed proved demonstrated coined described named moved fled grew fell rose broke held`.split(/\s+/),
)

export type VerbForm = 'is' | 'singular' | 'plural' | 'modal'

/** The form of an English verb that could open a predicate, or null for any other word. */
export function verbForm(word: string): VerbForm | null {
  if (/^(?:is|are|was|were|means|denotes|isn't|aren't)$/.test(word)) return 'is'
  if (singular.has(word)) return 'singular'
  if (
    /^(?:can|cannot|may|must|should|will|could|might|never|always|can't|won't|shouldn't|doesn't|does|do)$/.test(
      word,
    )
  )
    return 'modal'
  if (PAST.has(word)) return 'modal'
  if (plural.has(word)) return 'plural'
  return null
}

/** For languages other than English: subject, predicate. The verb itself is part of the predicate. */
export const DEFINITIONS: Readonly<Record<Exclude<NoteLanguage, 'en'>, RegExp>> = {
  es: /^(.{2,70}?)\s+((?:es|son|fue|fueron|significan?|consisten? en|se refieren? a|permiten?|sirven? para|se (?:usan?|utilizan?|emplean?) para|define|representan?|contienen?|describen?|muestran?|devuelven?|crean?|elimina|ocurre|produce|designa|nació|está[n]? formad[oa]s?|gestionan?|almacenan?|transforman?|protegen?|controlan?|garantizan?|transmiten?|utilizan?|usan?|poseen?|tienen?|indican?|convierten?|conectan?|regulan?|forman?|estudian?|incluyen?|produce[n]?|comienza|terminó|empezó)\s.{6,})$/iu,
  pt: /^(.{2,70}?)\s+((?:é|são|foi|foram|significam?|consistem? em|referem?-se a|permitem?|servem? para|é usad[oa] para|define|representam?|contêm|contém|descrevem?|mostram?|retornam?|criam?|remove|ocorre|produz|designa|está|gerencia|armazena|transforma|protege|controla|garante|transmite|utiliza|usa|possui|tem|indica|converte|conecta|regula|forma|estuda|inclui|começou|terminou)\s.{6,})$/iu,
  de: /^(.{2,70}?)\s+((?:ist|sind|war|waren|bedeutet|bezeichnet|bezeichnen|beschreibt|beschreiben|dient|dienen|heißt|besteht aus|bestehen aus|enthält|enthalten|ermöglicht|ermöglichen|erlaubt|liefert|zeigt|erzeugt|regelt|umfasst|gibt|speichert|verwaltet|wandelt|beschleunigt|verbindet|schützt|steuert|verwandelt|überträgt|prüft|nutzt|verwendet|hat|haben|besitzt|misst|entspricht|bildet|bilden|führt|sorgt|garantiert|sichert|produziert|stellt|begann|endete|wurde)\s.{6,})$/iu,
  fr: /^(.{2,70}?)\s+((?:est|sont|était|signifie|désigne|désignent|permet|permettent|consiste|consistent|sert|servent|représente|représentent|contient|contiennent|décrit|définit|renvoie|affiche|crée|supprime|produit|assure|garantit|relie|gère|stocke|transforme|protège|contrôle|vérifie|transmet|utilise|comprend|possède|indique|mesure|correspond|regroupe|étudie|commence|a été)\s.{6,})$/iu,
  zh: /^([^，。；：！？,;:!?]{1,24}?)\s*((?:是指|指的是|是一|是由|是用|是|指|表示|用于|用来|意味着|称为|叫做|由)[^！？!?]{4,})$/u,
  ja: /^([^、。；：！？]{1,30}?)((?:とは|は)[^！？!?]{5,}(?:です|である|ます|だ|こと|もの|る|た|[。]))$/u,
  ko: /^(\S+(?: \S+){0,3}?)((?:이란|란|은|는)\s+.{6,}(?:다|음|함|것)\.?)$/u,
}

/** Sentences that give a name to what they describe: the groups are called `term` and `meaning`. */
export const NAMINGS: Readonly<Partial<Record<NoteLanguage, RegExp>>> = {
  en: /^(?:by|with)\s+(?<term>.{2,50}?)\s+(?:we|one|is)\s+(?:mean|means|meant|understand|understands|understood)\s+(?<meaning>.{10,})$/iu,
  es: /^se\s+(?:llama|llaman|denomina|denominan|conoce como|define como|entiende por)\s+(?<term>.{2,50}?)\s+(?:al?\s|como\s)(?<meaning>.{8,})$/iu,
  pt: /^(?:chama(?:m)?-se|denomina(?:m)?-se|entende-se por|dá-se o nome de)\s+(?<term>.{2,50}?)\s+(?:à|ao|a|o|aos|às|como)\s(?<meaning>.{8,})$/iu,
  de: /^(?:unter|als)\s+(?<term>.{2,60}?)\s+(?:versteht man|bezeichnet man|wird|werden)\s+(?<meaning>.{8,}?)(?:\s+(?:verstanden|bezeichnet))?\.?$/iu,
  fr: /^(?:on (?:appelle|nomme)|on entend par)\s+(?<term>.{2,60}?)\s+(?<meaning>(?:un|une|le|la|les|l[’']|tout|toute|des|ce)\s?.{8,})$/iu,
}
