/** Romanisations of U+A000… in the order of the code; made by build-syllables.ts from Unicode 14.0.0. */
export const FIRST_SYLLABLE = 0xa000
export const romanisations = `
it ix i ip iet iex ie iep at ax a ap uox uo uop ot ox o op ex e wu bit bix bi bip biet biex bie biep bat
bax ba bap buox buo buop bot box bo bop bex be bep but bux bu bup burx bur byt byx by byp byrx byr pit
pix pi pip piex pie piep pat pax pa pap puox puo puop pot pox po pop put pux pu pup purx pur pyt pyx py
pyp pyrx pyr bbit bbix bbi bbip bbiet bbiex bbie bbiep bbat bbax bba bbap bbuox bbuo bbuop bbot bbox bbo
bbop bbex bbe bbep bbut bbux bbu bbup bburx bbur bbyt bbyx bby bbyp nbit nbix nbi nbip nbiex nbie nbiep
nbat nbax nba nbap nbot nbox nbo nbop nbut nbux nbu nbup nburx nbur nbyt nbyx nby nbyp nbyrx nbyr hmit
hmix hmi hmip hmiex hmie hmiep hmat hmax hma hmap hmuox hmuo hmuop hmot hmox hmo hmop hmut hmux hmu hmup
hmurx hmur hmyx hmy hmyp hmyrx hmyr mit mix mi mip miex mie miep mat max ma map muot muox muo muop mot
mox mo mop mex me mut mux mu mup murx mur myt myx my myp fit fix fi fip fat fax fa fap fox fo fop fut
fux fu fup furx fur fyt fyx fy fyp vit vix vi vip viet viex vie viep vat vax va vap vot vox vo vop vex
vep vut vux vu vup vurx vur vyt vyx vy vyp vyrx vyr dit dix di dip diex die diep dat dax da dap duox duo
dot dox do dop dex de dep dut dux du dup durx dur tit tix ti tip tiex tie tiep tat tax ta tap tuot tuox
tuo tuop tot tox to top tex te tep tut tux tu tup turx tur ddit ddix ddi ddip ddiex ddie ddiep ddat ddax
dda ddap dduox dduo dduop ddot ddox ddo ddop ddex dde ddep ddut ddux ddu ddup ddurx ddur ndit ndix ndi
ndip ndiex ndie ndat ndax nda ndap ndot ndox ndo ndop ndex nde ndep ndut ndux ndu ndup ndurx ndur hnit
hnix hni hnip hniet hniex hnie hniep hnat hnax hna hnap hnuox hnuo hnot hnox hnop hnex hne hnep hnut nit
nix ni nip niex nie niep nax na nap nuox nuo nuop not nox no nop nex ne nep nut nux nu nup nurx nur hlit
hlix hli hlip hliex hlie hliep hlat hlax hla hlap hluox hluo hluop hlox hlo hlop hlex hle hlep hlut hlux
hlu hlup hlurx hlur hlyt hlyx hly hlyp hlyrx hlyr lit lix li lip liet liex lie liep lat lax la lap luot
luox luo luop lot lox lo lop lex le lep lut lux lu lup lurx lur lyt lyx ly lyp lyrx lyr git gix gi gip
giet giex gie giep gat gax ga gap guot guox guo guop got gox go gop get gex ge gep gut gux gu gup gurx
gur kit kix ki kip kiex kie kiep kat kax ka kap kuox kuo kuop kot kox ko kop ket kex ke kep kut kux ku
kup kurx kur ggit ggix ggi ggiex ggie ggiep ggat ggax gga ggap gguot gguox gguo gguop ggot ggox ggo ggop
gget ggex gge ggep ggut ggux ggu ggup ggurx ggur mgiex mgie mgat mgax mga mgap mguox mguo mguop mgot
mgox mgo mgop mgex mge mgep mgut mgux mgu mgup mgurx mgur hxit hxix hxi hxip hxiet hxiex hxie hxiep hxat
hxax hxa hxap hxuot hxuox hxuo hxuop hxot hxox hxo hxop hxex hxe hxep ngiex ngie ngiep ngat ngax nga
ngap nguot nguox nguo ngot ngox ngo ngop ngex nge ngep hit hiex hie hat hax ha hap huot huox huo huop
hot hox ho hop hex he hep wat wax wa wap wuox wuo wuop wox wo wop wex we wep zit zix zi zip ziex zie
ziep zat zax za zap zuox zuo zuop zot zox zo zop zex ze zep zut zux zu zup zurx zur zyt zyx zy zyp zyrx
zyr cit cix ci cip ciet ciex cie ciep cat cax ca cap cuox cuo cuop cot cox co cop cex ce cep cut cux cu
cup curx cur cyt cyx cy cyp cyrx cyr zzit zzix zzi zzip zziet zziex zzie zziep zzat zzax zza zzap zzox
zzo zzop zzex zze zzep zzux zzu zzup zzurx zzur zzyt zzyx zzy zzyp zzyrx zzyr nzit nzix nzi nzip nziex
nzie nziep nzat nzax nza nzap nzuox nzuo nzox nzop nzex nze nzux nzu nzup nzurx nzur nzyt nzyx nzy nzyp
nzyrx nzyr sit six si sip siex sie siep sat sax sa sap suox suo suop sot sox so sop sex se sep sut sux
su sup surx sur syt syx sy syp syrx syr ssit ssix ssi ssip ssiex ssie ssiep ssat ssax ssa ssap ssot ssox
sso ssop ssex sse ssep ssut ssux ssu ssup ssyt ssyx ssy ssyp ssyrx ssyr zhat zhax zha zhap zhuox zhuo
zhuop zhot zhox zho zhop zhet zhex zhe zhep zhut zhux zhu zhup zhurx zhur zhyt zhyx zhy zhyp zhyrx zhyr
chat chax cha chap chuot chuox chuo chuop chot chox cho chop chet chex che chep chux chu chup churx chur
chyt chyx chy chyp chyrx chyr rrax rra rruox rruo rrot rrox rro rrop rret rrex rre rrep rrut rrux rru
rrup rrurx rrur rryt rryx rry rryp rryrx rryr nrat nrax nra nrap nrox nro nrop nret nrex nre nrep nrut
nrux nru nrup nrurx nrur nryt nryx nry nryp nryrx nryr shat shax sha shap shuox shuo shuop shot shox sho
shop shet shex she shep shut shux shu shup shurx shur shyt shyx shy shyp shyrx shyr rat rax ra rap ruox
ruo ruop rot rox ro rop rex re rep rut rux ru rup rurx rur ryt ryx ry ryp ryrx ryr jit jix ji jip jiet
jiex jie jiep juot juox juo juop jot jox jo jop jut jux ju jup jurx jur jyt jyx jy jyp jyrx jyr qit qix
qi qip qiet qiex qie qiep quot quox quo quop qot qox qo qop qut qux qu qup qurx qur qyt qyx qy qyp qyrx
qyr jjit jjix jji jjip jjiet jjiex jjie jjiep jjuox jjuo jjuop jjot jjox jjo jjop jjut jjux jju jjup
jjurx jjur jjyt jjyx jjy jjyp njit njix nji njip njiet njiex njie njiep njuox njuo njot njox njo njop
njux nju njup njurx njur njyt njyx njy njyp njyrx njyr nyit nyix nyi nyip nyiet nyiex nyie nyiep nyuox
nyuo nyuop nyot nyox nyo nyop nyut nyux nyu nyup xit xix xi xip xiet xiex xie xiep xuox xuo xot xox xo
xop xyt xyx xy xyp xyrx xyr yit yix yi yip yiet yiex yie yiep yuot yuox yuo yuop yot yox yo yop yut yux
yu yup yurx yur yyt yyx yy yyp yyrx yyr
`
